package com.claresia.hub.application.port;

/**
 * What every store has to hold. A store's test class implements this interface and its two
 * accessors; each promise is a default test in one of the interfaces named here. Where stores may
 * differ, {@link HubStore#capabilities()} says how, and the refusal is tested.
 */
public interface HubStoreContract
    extends SegmentsAreCommittedWhole,
        OneSegmentTakesAPlace,
        KnownIdsStayTaken,
        RecordsAreRead,
        TheTimelineAnswersEveryCriterion,
        DerivedRecordsAreFound,
        LeavesAreScanned,
        HashesAndTilesAreServed,
        CheckpointsAreKept,
        ContentIsDropped,
        LeavesStandWithoutContent,
        LostRecordsComeBackAsHashes,
        TheFeedShowsNoContent,
        TenantsAreApart {}

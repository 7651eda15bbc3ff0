package com.claresia.hub.domain.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 256, tile/0/000",
    "0, 1234067, 256, tile/0/x001/x234/067",
    "1, 17, 3, tile/1/017.p/3",
    "0, 1000, 255, tile/0/x001/000.p/255"
  })
  void pathsAreThoseOfTheSpecification(int level, long index, int width, String path) {
    Tile tile = new Tile(level, index, width);
    assertThat(tile.path()).isEqualTo(path);
    assertThat(Tile.parsePath(path).orThrow()).isEqualTo(new Tile.Resource.Hashes(tile));
  }

  @Test
  void entryBundlesHaveAPathOfTheirOwn() {
    Tile tile = new Tile(0, 67, 8);
    assertThat(tile.entriesPath()).isEqualTo("tile/entries/067.p/8");
    assertThat(Tile.parsePath("tile/entries/067.p/8").orThrow())
        .isEqualTo(new Tile.Resource.Entries(tile));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tile/0/67",
        "tile/0/0067",
        "tile/0/x000/067",
        "tile/00/000",
        "tile/8/000",
        "tile/-1/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/08",
        "tile/0/001/000",
        "tile/0/x001/x000",
        "tile/0/000/",
        "/tile/0/000",
        "tile/0/000.p/",
        "tile/entries/x1/000",
        "tile/0/٠٠٠",
        "tile/0/x999/x999/x999/x999/x999/x999/999",
        "tile/7/x999/999"
      })
  void otherPathsAreRefused(String path) {
    assertThat(Tile.parsePath(path).ok()).isEmpty();
  }

  @Test
  void widthsFollowTheSizeOfTheLog() {
    assertThat(Tile.in(70_000, 0, 273)).contains(new Tile(0, 273, 112));
    assertThat(Tile.in(70_000, 1, 0)).contains(Tile.full(1, 0));
    assertThat(Tile.in(70_000, 1, 1)).contains(new Tile(1, 1, 17));
    assertThat(Tile.in(70_000, 2, 0)).contains(new Tile(2, 0, 1));
    assertThat(Tile.in(70_000, 3, 0)).isEmpty();
    assertThat(Tile.in(256, 1, 0)).contains(new Tile(1, 0, 1));
    assertThat(Tile.in(256, 0, 1)).isEmpty();
  }

  @Test
  void proofsFromTilesAreTheProofsFromLeaves() {
    long seed = new Random().nextLong();
    System.out.println("TilesTest seed " + seed);
    Random random = new Random(seed);
    int size = 66_000;
    List<Hash> data = NaiveTree.randomHashes(random, size);
    List<Hash> leaves = data.stream().map(MerkleHasher::leafHash).toList();
    Hash root = Frontier.empty().appendAll(leaves).root();
    List<Tile> asked = new ArrayList<>();
    for (int round = 0; round < 30; round++) {
      TileNodes nodes = new TileNodes(size, tile -> tileBytes(tile, data, asked));
      int index = random.nextInt(size);
      assertThat(InclusionProof.of(index, size, nodes).verify(leaves.get(index), root).holds())
          .isTrue();
      Hash oldRoot = Frontier.empty().appendAll(leaves.subList(0, index)).root();
      assertThat(ConsistencyProof.of(index, size, nodes).verify(oldRoot, root).holds()).isTrue();
      assertThat(asked).doesNotHaveDuplicates().hasSizeLessThan(12);
      asked.clear();
    }
  }

  private static byte[] tileBytes(Tile tile, List<Hash> data, List<Tile> asked) {
    asked.add(tile);
    return compute(tile, data);
  }

  private static byte[] compute(Tile tile, List<Hash> data) {
    if (tile.level() == 0) {
      return TileBytes.ofLeaves(data.subList((int) tile.beginLeaf(), (int) tile.endLeaf()));
    }
    return TileBytes.ofChildren(tile.children().stream().map(c -> compute(c, data)).toList());
  }

  @Test
  void neededTilesAreKnownBeforehand() {
    ProofPlan plan = ProofPlan.inclusion(417, 70_000);
    List<Tile> asked = new ArrayList<>();
    TileNodes nodes =
        new TileNodes(
            70_000,
            tile -> {
              asked.add(tile);
              return new byte[tile.width() * Hash.LENGTH];
            });
    plan.resolve(nodes);
    assertThat(Tile.holding(plan.nodes(), 70_000)).containsExactlyInAnyOrderElementsOf(asked);
  }

  @Test
  void aNodeBeyondTheLogIsRefused() {
    assertThatThrownBy(() -> Tile.holding(new NodeId(1, 3), 7))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Tile.holding(new NodeId(0, 7), 7))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void entryBundlesSurviveTheirEncoding() {
    List<Hash> data = NaiveTree.randomHashes(new Random(1), 256);
    byte[] bundle = TileBytes.entries(data);
    assertThat(bundle).hasSize(256 * 34).startsWith(0, 32);
    assertThat(TileBytes.parseEntries(bundle).orThrow()).isEqualTo(data);
    bundle[35] = 31;
    assertThat(TileBytes.parseEntries(bundle).ok()).isEmpty();
    assertThat(TileBytes.parseEntries(new byte[33]).ok()).isEmpty();
  }
}

package com.claresia.hub.verifier;

import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.CheckpointSource;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads checkpoints that were kept outside the store, one file at a time: single files, which have
 * to be of the log that is verified, and folders, in which other logs' checkpoints and files that
 * are not finished may lie beside them. A folder may be written to meanwhile.
 */
final class CheckpointFiles implements CheckpointSource<SignedCheckpoint> {
  private static final String OPTION = "--checkpoint";
  private static final String SUFFIX = ".checkpoint";

  private final List<Path> places;
  private final String origin;

  /** The checkpoints of this tenant's log in these files and folders. */
  CheckpointFiles(List<Path> places, TenantId tenant) {
    this.places = List.copyOf(places);
    this.origin = tenant.logOrigin();
  }

  /**
   * Hands over each.
   *
   * @throws UsageProblem naming the first file that holds none, or a folder that holds none of this
   *     log
   */
  @Override
  public void forEach(Consumer<? super SignedCheckpoint> review) {
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        readFolder(place, review);
      } else {
        review.accept(parsed(place, Inputs.bytes(OPTION, place)));
      }
    }
  }

  private void readFolder(Path folder, Consumer<? super SignedCheckpoint> review) {
    Folder visit = new Folder(review);
    try {
      Files.walkFileTree(folder, visit);
    } catch (IOException unreadable) {
      throw new UsageProblem(OPTION + ": " + folder + " cannot be read");
    }
    if (!visit.any) {
      throw new UsageProblem(OPTION + ": there is no checkpoint of " + origin + " in " + folder);
    }
  }

  private static SignedCheckpoint parsed(Path file, byte[] bytes) {
    return switch (SignedCheckpoint.parse(bytes)) {
      case Parsed.Valid<SignedCheckpoint>(SignedCheckpoint checkpoint) -> checkpoint;
      case Parsed.Malformed<SignedCheckpoint>(String reason) ->
          throw new UsageProblem(OPTION + ": " + file + " is no signed checkpoint: " + reason);
    };
  }

  private final class Folder extends SimpleFileVisitor<Path> {
    private final Consumer<? super SignedCheckpoint> review;
    private boolean any;

    Folder(Consumer<? super SignedCheckpoint> review) {
      this.review = review;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.toString().endsWith(SUFFIX) && Files.isRegularFile(file)) {
        Inputs.bytesIfThere(OPTION, file)
            .map(bytes -> parsed(file, bytes))
            .filter(checkpoint -> checkpoint.checkpoint().origin().equals(origin))
            .ifPresent(this::take);
      }
      return FileVisitResult.CONTINUE;
    }

    private void take(SignedCheckpoint checkpoint) {
      any = true;
      review.accept(checkpoint);
    }

    // What was taken away since its folder was listed.
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}

package com.claresia.hub.domain.provenance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The coordinates of a C2SP tlog-tiles tile: at {@code level} {@code l} it holds the hashes of the
 * nodes at height {@code 8l} with the indices {@code [index * 256, index * 256 + width)}.
 */
public record Tile(int level, long index, int width) {

  /** Hashes in a full tile. */
  public static final int FULL_WIDTH = 256;

  /** Tree levels that one tile spans. */
  public static final int HEIGHT = 8;

  private static final int MAX_LEVEL = 7;
  private static final Pattern PATH =
      Pattern.compile(
          "tile/(entries|[0-7])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  /** Refuses coordinates outside a log of at most 2^63 - 1 leaves. */
  public Tile {
    boolean fits = level >= 0 && level <= MAX_LEVEL && index >= 0;
    if (!fits || index > lastIndex(level)) {
      throw new IllegalArgumentException("no tile at level " + level + ", index " + index);
    }
    if (width < 1 || width > FULL_WIDTH) {
      throw new IllegalArgumentException("a tile is 1 to 256 hashes wide, not " + width);
    }
  }

  private static long lastIndex(int level) {
    return Long.MAX_VALUE >> (HEIGHT * level) >> HEIGHT;
  }

  /** The full tile at these coordinates. */
  public static Tile full(int level, long index) {
    return new Tile(level, index, FULL_WIDTH);
  }

  /** The tile as wide as a log of this size makes it; empty where the log does not reach it. */
  public static Optional<Tile> in(long logSize, int level, long index) {
    long nodes = logSize >> (HEIGHT * level);
    if (index < 0 || index > nodes >> HEIGHT || index * FULL_WIDTH == nodes) {
      return Optional.empty();
    }
    long width = Math.min(nodes - index * FULL_WIDTH, FULL_WIDTH);
    return Optional.of(new Tile(level, index, (int) width));
  }

  /**
   * The tile that gives the hash of a node in a log of this size.
   *
   * @throws IllegalArgumentException where the log has no such node
   */
  public static Tile holding(NodeId node, long logSize) {
    int level = node.level() / HEIGHT;
    long index = node.index() >> (HEIGHT - node.level() % HEIGHT);
    Tile tile = in(logSize, level, index).orElseThrow(() -> outside(node, logSize));
    if (node.begin() + (1L << node.level()) > logSize) {
      throw outside(node, logSize);
    }
    return tile;
  }

  private static IllegalArgumentException outside(NodeId node, long logSize) {
    return new IllegalArgumentException("a log of " + logSize + " has no " + node);
  }

  /** The distinct tiles that give the hashes of these nodes. */
  public static Set<Tile> holding(List<NodeId> nodes, long logSize) {
    Set<Tile> tiles = new LinkedHashSet<>();
    nodes.forEach(node -> tiles.add(holding(node, logSize)));
    return tiles;
  }

  /** Whether the tile can no longer grow. */
  public boolean isFull() {
    return width == FULL_WIDTH;
  }

  /** The first leaf below the tile. */
  public long beginLeaf() {
    return index << (HEIGHT * (level + 1));
  }

  /** The position after the last leaf below the tile's {@code width} hashes. */
  public long endLeaf() {
    return beginLeaf() + ((long) width << (HEIGHT * level));
  }

  /** The tiles one level down whose roots are this tile's hashes. */
  public List<Tile> children() {
    List<Tile> children = new ArrayList<>(width);
    for (int i = 0; i < width; i++) {
      children.add(full(level - 1, index * FULL_WIDTH + i));
    }
    return children;
  }

  /** The path of the tile, as {@code tile/0/x001/x234/067.p/8}. */
  public String path() {
    return "tile/" + level + "/" + suffix();
  }

  /** The path of the entry bundle with a level 0 tile's coordinates: {@code tile/entries/000}. */
  public String entriesPath() {
    if (level != 0) {
      throw new IllegalArgumentException("entries lie at level 0, not " + level);
    }
    return "tile/entries/" + suffix();
  }

  private String suffix() {
    StringBuilder path = new StringBuilder(String.format("%03d", index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      path.insert(0, String.format("x%03d/", rest % 1000));
    }
    return isFull() ? path.toString() : path.append(".p/").append(width).toString();
  }

  /** A parsed path: a tile of hashes, or the bundle of entries with the same coordinates. */
  public sealed interface Resource {
    /** The hashes of a tile. */
    record Hashes(Tile tile) implements Resource {}

    /** The entries under a level 0 tile. */
    record Entries(Tile tile) implements Resource {}
  }

  /** Reads exactly the paths that {@link #path} and {@link #entriesPath} write. */
  public static Parsed<Resource> parsePath(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Parsed.malformed("not a tile path");
    }
    boolean entries = matcher.group(1).equals("entries");
    int level = entries ? 0 : Integer.parseInt(matcher.group(1));
    long index = Long.parseLong(matcher.group(2).replace("x", "").replace("/", ""));
    int width = matcher.group(3) == null ? FULL_WIDTH : Integer.parseInt(matcher.group(3));
    if (index > lastIndex(level) || width > FULL_WIDTH) {
      return Parsed.malformed("a tile beyond any log");
    }
    Tile tile = new Tile(level, index, width);
    Resource resource = entries ? new Resource.Entries(tile) : new Resource.Hashes(tile);
    String canonical = entries ? tile.entriesPath() : tile.path();
    return canonical.equals(path)
        ? Parsed.valid(resource)
        : Parsed.malformed("not the tile's path");
  }
}

/// A node as a row meets it.
///
/// A leaf leads to itself, so that rows which arrived early can wait there for others.
struct ForestNode: Hashable, Sendable {
  /// The greatest value that goes left; infinite in a leaf.
  var threshold: Float
  /// The column that is looked at; 0 in a leaf.
  var column: Int32
  /// The left child, the right one being next to it; the node itself in a leaf.
  var child: Int32
}

import CFreeType
import Synchronization

/// FreeType itself, which faces are opened with; it lives as long as the last of them.
///
/// - SeeAlso: <https://freetype.org/freetype2/docs/reference/ft2-face_creation.html#ft_library>:
///   one library serves several threads when a lock is held around opening and closing faces.
final class FreeType: @unchecked Sendable {
    // Sendable: the handle never changes, and only what FreeType allows beside other threads is
    // done with it outside of the lock: rendering an outline, which keeps its state on the stack.
    let handle: FT_Library
    private let opening = Mutex(())

    /// Starts FreeType; `nil` when it has no memory for that.
    init?() {
        var library: FT_Library?
        guard FT_Init_FreeType(&library) == 0, let library else { return nil }
        handle = library
    }

    deinit { FT_Done_FreeType(handle) }

    /// Opens a face of a file; `nil` when FreeType cannot read it.
    ///
    /// The file is mapped, not read: pages that no glyph needs stay on the disk.
    func open(_ path: String, face index: Int) -> FT_Face? {
        opening.withLock { _ in
            var face: FT_Face?
            return FT_New_Face(handle, path, FT_Long(index), &face) == 0 ? face : nil
        }
    }

    /// Closes what ``open(_:face:)`` gave.
    func close(_ face: FT_Face) {
        opening.withLock { _ in _ = FT_Done_Face(face) }
    }
}

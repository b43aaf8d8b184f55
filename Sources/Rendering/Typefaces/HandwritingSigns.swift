import CFreeType

/// What in a font file says that it imitates handwriting.
///
/// The fields are often left empty, and then the family's name is all there is.
enum HandwritingSigns {
    /// `bFamilyType` of PANOSE: 3 is Latin Hand Written.
    /// <https://learn.microsoft.com/typography/opentype/spec/os2#panose>
    private static let panoseHandwritten: UInt8 = 3
    /// The high byte of `sFamilyClass`: 10 is Scripts.
    /// <https://learn.microsoft.com/typography/opentype/spec/ibmfc>
    private static let classScripts = 10
    /// Words in names of families that pens, schools and brushes go by.
    private static let words = [
        "hand", "script", "unpen", "nanum pen", "barunpen", "pencil", "brush", "marker", "chancery",
        "cursive", "cursif",
        "ecolier", "écolier", "casual", "comic", "calligra", "kaushan", "dancing", "lobster",
        "leckerli", "kristi", "breip", "femke", "humor", "klee", "havana",
        "joscelyn", "isabella", "purisa", "chilanka", "karumbi", "seto", "kiloji",
        "aoyagi", "mouhitsu", "juice", "steve", "delphine", "tomson", "yusei", "wenkai", "kaiti",
        "ukai", "bandal", "bangwool", "eunjin", "guseul", "jiwoon", "unpen", "chorus", "z003",
        "domestic manners", "rufscript", "caliban", "navilu", "because we", "abogado",
        "it wasn't me", "engadget", "bajaderka", "unpilgia",
    ]

    /// Whether an open face has one of them.
    static func areOn(_ face: FT_Face, family: String) -> Bool {
        let name = family.lowercased()
        if words.contains(where: name.contains) { return true }
        guard let table = FT_Get_Sfnt_Table(face, FT_SFNT_OS2) else { return false }
        let os2 = table.assumingMemoryBound(to: TT_OS2.self).pointee
        return os2.panose.0 == panoseHandwritten || Int(os2.sFamilyClass) >> 8 == classScripts
    }
}

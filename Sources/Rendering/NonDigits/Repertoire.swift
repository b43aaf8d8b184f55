/// The characters that show what is no digit.
///
/// Left out is what some hand draws like a digit: a reader that is taught to refuse an open 4
/// because it is a `Y` would be worse than one that reads a `Y` as 4.
package enum Repertoire {
    /// Latin letters without `B D G I J L O Q S T Y Z` and `a b d g h i j l o q r s t u y z`.
    ///
    /// `O o D Q` are drawn like 0, `I l i j J r` like 1, `Z z Q` like 2, `S s` like 5, `G b L`
    /// like 6, `T t J` like 7, `B` like 8, `g q a` like 9, `Y y u` like an open 4; `d` is a
    /// small `D` in fonts of capitals, `h` a `b` in italics, and `a` and `u` close up when ink
    /// runs.
    package static let letters = Array("ACEFHKMNPRUVWXcefkmnpvwx")

    /// Signs without bars, dots and points (`| / \ ! ' . , - _` are drawn like 1, or like
    /// nothing), and without `$ § ?` (5, 8, 2), `( ) ∫` (1), `} ∂` (3, 6), `> ¬ ]` (7), `° •` (0),
    /// `^ ↑ †` (1 with a flag), `£` (2, 6), `∃` (3), `∅` (a slashed 0).
    package static let signs = Array("#%&*+=;:\"{[<@~±×÷µ¶©®€¥¤¢«»…‡∞∑√≈≠≤≥∏Ω←→↓↔↕⇒⇐⇔∈∀∇∪∩⊕⊗≡∴⊂⊃⌘")

    /// Letters of other scripts, without their look-alikes of digits, which each script has:
    /// Greek `σ θ β δ ζ ξ ρ τ`, Cyrillic `З Э Ч б в ь О`, Hebrew `ו ז ן ר ד ס ב ל`, Arabic
    /// `ا ه و ر د ل م ع ط`, Georgian `ბ ვ ზ ი კ ო პ ყ ხ ჰ`, Thai `ว ง ร จ อ า`, Han `口 日 田 一`, kana
    /// `う ろ る つ し の ら ち`, and what has the shape of a Latin look-alike.
    package static let scripts: [(name: String, letters: [Character])] = [
        ("Greek", Array("ΓΔΞΠΣΦΨΩηκλμπχψω")),
        ("Cyrillic", Array("ЖФШЩЮЯЙИДЛПЫЦжшщюфдийлпмнкыц")),
        ("Hebrew", Array("אגהחמקשת")),
        ("Arabic", Array("بتثجحخسشصضظغكين")),
        ("Georgian", Array("ლფღქჯრ")),
        ("Thai", Array("กขฃฆชฌญฎฐฒณดตถทนบผพฟภมยศษสหฬฮฉ")),
        ("Devanagari", Array("कखगघचछजझञणतथनपफबभमयलवशषसअआ")),
        ("Han", Array("我你他的是在有国大水火木金风雨学生年家来去好马鸟书车门")),
        ("Kana", Array("あいおかきけさすせたなにぬねはふほまみむめもやゆれわキサネホモヤ")),
        ("Hangul", Array("한국글말물집봄꽃책밥밤가나다라사자하")),
    ]

    /// Pictures that typefaces carry, in groups that one typeface has whole.
    ///
    /// Circles, boxes and numbers in circles are left out: `○ ● ◎ □ ① ⓪`.
    package static let pictograms: [(name: String, letters: [Character])] = [
        ("chess and cards", Array("♔♕♖♗♘♙♚♛♜♝♞♟♠♡♣♤♥♦♧")),
        ("weather and signs", Array("☀☁☂☃☎☏☢☣☭☮☯☹☺☻♨♫♬★☆")),
        ("tools", Array("☘☠♻♿⚒⚓⚔⚕⚖⚗⚘⚙⚛⚜⚡")),
        ("dingbats", Array("✂✈✉✌✍✎✏✒✿❀❁❄❅❉❖")),
        ("plants and food", Array("🌍🌙🌲🌴🌵🌷🌻🍀🍁🍂🍄🍇🍉🍋🍎🍐🍒🍔🍕🍞🍦🎂")),
        ("play and places", Array("🎁🎈🎓🎣🎤🎧🎨🎩🎬🎮🎯🎲🎵🎷🎸🎹🎺🎻🏀🏆🏈🏠🏥🏭")),
        ("animals", Array("🐁🐂🐄🐅🐇🐈🐊🐌🐍🐎🐐🐑🐒🐓🐕🐖🐘🐙🐛🐜🐝🐞🐟🐢🐥🐧🐨🐪🐫🐬🐭🐰🐱🐴🐵🐶🐷🐸🐼")),
        ("people", Array("👀👂👃👍👎👑👒👓👔👕👖👗👞👟👢👣👤👪👻👽💀😀😁😎😡")),
        ("things", Array("💍💎💐💡💣💤💧💻💼📎📖📞📡📣📷📺📻🔑🔒🔔🔥🔦🔧🔨🔪🔫🔭🔮")),
        ("traffic", Array("🚀🚁🚂🚌🚑🚒🚗🚚🚜🚢🚣🚲")),
    ]
}

public import Rendering

/// How everyday pictures were read: the JSON of `numeral evaluate --suite pictures`.
///
/// ```json
/// {"model":"default","set":"mnist-test","setHash":"…","glyphCount":2000,"seed":1,
///  "settings":"measuring","countPerKind":500,
///  "kinds":[{"name":"tile","group":"drawn","count":500,"rightCount":489,
///   "allowedRefusalCount":0,"refusedCount":4,"blankCount":1,"misreadCount":6,
///   "misreadSureCount":2,"failedCount":0,"right":{"value":0.978,…}},…],
///  "misreads":[{"kind":"tile","index":17,"truth":"4","verdict":"misread","text":"9",
///   "confidence":0.97},…]}
/// ```
public struct PictureRecord: Codable, Hashable, Sendable {
    /// A wrong answer of at least this probability is called sure.
    public static let sureConfidence = 0.9

    /// The pictures of one kind.
    public struct Row: Codable, Hashable, Sendable {
        /// ``PictureKind/name``.
        public let name: String
        public let group: Group
        public let count: Int
        /// As expected, the allowed refusals among them.
        public let rightCount: Int
        /// Unreadable where that is right too.
        public let allowedRefusalCount: Int
        /// Unreadable, though a digit or blank paper was there.
        public let refusedCount: Int
        /// Blank, though ink was there.
        public let blankCount: Int
        /// Another answer; where several symbols or none are there, any one digit.
        public let misreadCount: Int
        /// Those of them with a probability of ``sureConfidence`` or more.
        public let misreadSureCount: Int
        /// Files that were not decoded.
        public let failedCount: Int
        public let right: Share

        init(_ kind: PictureKind, _ answers: [Misread]) {
            func count(_ verdict: PictureVerdict) -> Int { answers.count { $0.verdict == verdict } }
            (name, group, self.count) = (kind.name, Group(kind), answers.count)
            rightCount = answers.count { $0.verdict.isRight }
            allowedRefusalCount = count(.allowedRefusal)
            (refusedCount, blankCount) = (count(.refused), count(.blank))
            (misreadCount, failedCount) = (count(.misread), count(.failed))
            misreadSureCount = answers.count {
                $0.verdict == .misread && $0.confidence >= PictureRecord.sureConfidence
            }
            right = Share(rightCount, of: answers.count)
        }
    }

    /// Kinds that are told of together.
    public enum Group: String, Codable, CaseIterable, Sendable {
        case drawn, corrupted
        case severalDrawn, severalPhotographed
        case blank

        init(_ kind: PictureKind) {
            self =
                switch kind {
                case .drawn: .drawn
                case .corrupted: .corrupted
                case .several: kind.isPhoto ? .severalPhotographed : .severalDrawn
                case .blank: .blank
                }
        }
    }

    /// A picture whose answer was not right: it is drawn anew from the record's seed and its index.
    public struct Misread: Codable, Hashable, Sendable {
        public let kind: String
        public let index: Int
        /// Empty where not one digit is there.
        public let truth: String
        public let verdict: PictureVerdict
        /// What was answered; empty when nothing was read.
        public let text: String
        public let confidence: Double
    }

    public let model: String
    public let set: String
    public let setHash: String
    public let glyphCount: Int
    public let seed: UInt64
    public let settings: PictureSettings
    public let countPerKind: Int
    public let kinds: [Row]
    /// Everything that was not right.
    public let misreads: [Misread]
}

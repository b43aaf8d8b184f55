extension SupportVectorMachine {
    /// What the solver is asked for.
    public struct Settings: Hashable, Sendable {
        /// The kind of kernel; ``gamma`` belongs to it.
        public enum Kernel: Hashable, Sendable {
            case linear
            /// `(gamma · x·y + constant)^degree`
            case polynomial(degree: Int = 3, constant: Float = 0)
            /// `exp(−gamma · ‖x − y‖²)`
            case radial
        }

        public var kernel = Kernel.radial
        /// The kernel's scale; `nil` is 1 / (columns · variance of all the numbers), the scale at
        /// which a typical squared distance is near 2.
        public var gamma: Float?
        /// `C`: what a sample on the wrong side costs, against a wide margin. Above 0.
        public var penalty: Double = 1
        /// What each class's penalty is multiplied by, for classes of unequal size; empty is 1
        /// each.
        public var classWeights: [Double] = []
        /// How far the optimality conditions may be from fulfilled.
        public var tolerance: Double = 1e-3
        /// Bytes for kernel values, of all threads together. Fewer make it slower, never wrong.
        public var cacheBytes = 2 << 30
        /// Steps that one pair of classes may take before it is given up.
        public var stepCountMax = 10_000_000

        public init() {}

        /// No class may weigh more, nor a penalty be larger: coefficients are single precision.
        static let penaltyMax = 1e9
        /// Below it rounding errors hide the conditions.
        static let toleranceMin = 1e-6

        /// Refuses the first setting that is out of its range.
        ///
        /// - Throws: ``ClassicalError/setting(name:reason:)``.
        public func check(classCount: Int) throws(ClassicalError) {
            if let gamma, let complaint = KernelFunction.complaint(of: gamma) {
                throw Self.error(complaint)
            }
            if let complaint = function(gamma: 1).complaint { throw Self.error(complaint) }
            guard penalty > 0, penalty <= Self.penaltyMax else {
                throw .setting(
                    name: "penalty", reason: "is \(penalty): it must be above 0, at most 1e9")
            }
            guard classWeights.isEmpty || classWeights.count == classCount else {
                throw .setting(
                    name: "classWeights",
                    reason: "has \(classWeights.count) weights: it must have \(classCount) or none")
            }
            for weight in classWeights where !(weight > 0 && weight <= Self.penaltyMax) {
                throw .setting(
                    name: "classWeights", reason: "has \(weight): each must be above 0, at most 1e9"
                )
            }
            guard Self.toleranceMin...1 ~= tolerance else {
                throw .setting(
                    name: "tolerance", reason: "is \(tolerance): it must be from 1e-6 to 1")
            }
            guard cacheBytes > 0 else {
                throw .setting(
                    name: "cacheBytes", reason: "is \(cacheBytes): it must be at least 1")
            }
            guard stepCountMax > 0 else {
                throw .setting(
                    name: "stepCountMax", reason: "is \(stepCountMax): it must be at least 1")
            }
        }

        func function(gamma: Float) -> KernelFunction {
            switch kernel {
            case .linear: .linear
            case .polynomial(let degree, let constant):
                .polynomial(degree: degree, gamma: gamma, constant: constant)
            case .radial: .radial(gamma: gamma)
            }
        }

        func bound(ofClass index: Int) -> Double {
            penalty * (classWeights.isEmpty ? 1 : classWeights[index])
        }

        /// "gamma is 0: …" names its setting in its first word.
        private static func error(_ complaint: String) -> ClassicalError {
            let words = complaint.split(separator: " ", maxSplits: 1)
            return .setting(name: String(words[0]), reason: String(words[1]))
        }
    }
}

internal import Classical

/// The settings of a kernel machine in a model file; its vectors are tensors.
private struct SupportVectorNote: Codable {
    enum Kernel: String, Codable { case linear, polynomial, radial }

    let kernel: Kernel
    /// Of every kernel but the linear one.
    let gamma: Float?
    /// Of the polynomial kernel.
    let degree: Int?
    let constant: Float?
    let columnCount: Int
    /// How many support vectors are of each class.
    let classCounts: [Int]
    /// Slope and offset of each pair's sigmoid.
    let sigmoids: [[Double]]?

    init(_ machine: SupportVectorMachine) {
        switch machine.kernel {
        case .linear: (kernel, gamma, degree, constant) = (.linear, nil, nil, nil)
        case .polynomial(let degree, let gamma, let constant):
            (kernel, self.gamma, self.degree, self.constant) = (
                .polynomial, gamma, degree, constant
            )
        case .radial(let gamma):
            (kernel, self.gamma, degree, constant) = (.radial, gamma, nil, nil)
        }
        columnCount = machine.supportVectors.columnCount
        classCounts = machine.classCounts
        sigmoids = machine.sigmoids?.map { [$0.slope, $0.offset] }
    }

    /// `nil` where a setting of the kernel is missing.
    var function: KernelFunction? {
        switch (kernel, gamma, degree, constant) {
        case (.linear, nil, nil, nil): .linear
        case (.radial, let gamma?, nil, nil): .radial(gamma: gamma)
        case (.polynomial, let gamma?, let degree?, let constant?):
            .polynomial(degree: degree, gamma: gamma, constant: constant)
        default: nil
        }
    }
}

extension SupportVectorMachine {
    /// Reads a machine from a model file.
    init(_ notes: ModelNotes, _ tensors: ModelTensors) throws(ModelError) {
        let note: SupportVectorNote = try notes.value(.svm)
        let key = ModelNotes.Note.svm.rawValue
        guard let kernel = note.function else {
            throw .wrongNote(key: key, reason: "the settings are not those of the kernel")
        }
        let pairs = note.sigmoids ?? []
        guard pairs.allSatisfy({ $0.count == 2 }) else {
            throw .wrongNote(key: key, reason: "a sigmoid has a slope and an offset")
        }
        var tensors = tensors
        let vectors = try tensors.rows("supportVectors", columnCount: note.columnCount)
        let coefficients = try tensors.floats("coefficients", rank: 2).values
        let intercepts = try tensors.floats("intercepts").values
        try tensors.checkEmpty()
        do {
            try self.init(
                kernel: kernel, supportVectors: vectors, classCounts: note.classCounts,
                coefficients: coefficients, intercepts: intercepts,
                sigmoids: note.sigmoids == nil
                    ? nil : pairs.map { Sigmoid(slope: $0[0], offset: $0[1]) })
        } catch { throw .classical(error) }
    }

    func encode(to notes: inout ModelNotes, _ tensors: inout ModelTensors) throws(ModelError) {
        try notes.set(.svm, to: SupportVectorNote(self))
        tensors.append("supportVectors", supportVectors)
        tensors.append(
            "coefficients", [classCount - 1, supportVectors.rowCount], coefficients)
        tensors.append("intercepts", [intercepts.count], intercepts)
    }
}

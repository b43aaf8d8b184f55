internal import Classical
internal import NeuralNet

extension Predictor {
    /// Reads what was learned: one note tells the kind and its settings, the tensors its numbers.
    init(_ notes: ModelNotes, _ tensors: ModelTensors) throws(ModelError) {
        let kinds = Kind.allCases.filter { notes[$0.note] != nil }
        guard kinds.count == 1 else {
            throw .wrongKind(found: kinds.map(\.rawValue))
        }
        switch kinds[0] {
        case .network: self = .network(try notes.value(.network), try tensors.weights())
        case .svm: self = .svm(try SupportVectorMachine(notes, tensors))
        case .linear: self = .linear(try LinearMachine(notes, tensors))
        case .forest: self = .forest(try DecisionForest(notes, tensors))
        case .neighbors: self = .neighbors(try NearestNeighbors(notes, tensors))
        case .ensemble: self = .ensemble(try Ensemble(notes, tensors))
        }
    }

    func encode(to notes: inout ModelNotes, _ tensors: inout ModelTensors) throws(ModelError) {
        switch self {
        case .network(let network, let weights):
            try notes.set(.network, to: network)
            for tensor in weights.tensors { tensors.append(.init(tensor)) }
        case .svm(let machine): try machine.encode(to: &notes, &tensors)
        case .linear(let machine): try machine.encode(to: &notes, &tensors)
        case .forest(let forest): try forest.encode(to: &notes, &tensors)
        case .neighbors(let neighbors): try neighbors.encode(to: &notes, &tensors)
        case .ensemble(let ensemble): try ensemble.encode(to: &notes, &tensors)
        }
    }
}

extension Predictor.Kind {
    /// The note that holds the settings of this kind.
    var note: ModelNotes.Note {
        switch self {
        case .network: .network
        case .svm: .svm
        case .linear: .linear
        case .forest: .forest
        case .neighbors: .neighbors
        case .ensemble: .ensemble
        }
    }
}

extension Ensemble {
    /// Reads members from a note that holds the notes of each.
    init(_ notes: ModelNotes, _ tensors: ModelTensors) throws(ModelError) {
        let listed: [[String: String]] = try notes.value(.ensemble)
        guard listed.count <= Self.memberCountMax else {
            throw .wrongNote(
                key: ModelNotes.Note.ensemble.rawValue,
                reason: "there may be \(Self.memberCountMax) members at most")
        }
        var rest = tensors
        var members: [Model] = []
        for (index, texts) in listed.enumerated() {
            let notes = try ModelNotes(texts: texts)
            guard notes[.ensemble] == nil else {
                throw .invalidSetting(
                    name: "ensemble", reason: "a member must not be an ensemble itself")
            }
            members.append(try Model(notes, rest.take(under: String(index))))
        }
        try rest.checkEmpty()
        try self.init(members)
    }

    func encode(to notes: inout ModelNotes, _ tensors: inout ModelTensors) throws(ModelError) {
        var listed: [[String: String]] = []
        for (index, member) in members.enumerated() {
            let (notes, others) = try member.parts()
            listed.append(notes.texts)
            tensors.append(others, under: String(index))
        }
        try notes.set(.ensemble, to: listed)
    }
}

/// A graph as a file.
extension ONNXModelProto {
    init(_ graph: ONNXGraphProto, words: String, metadata: [(key: String, value: String)]) {
        self.init()
        irVersion = Int64(GraphBuilder.formatVersion)
        producerName = "numeral"
        docString = words
        self.graph = graph
        var versions = [("", GraphBuilder.operatorSetVersion)]
        if graph.node.contains(where: { $0.domain == GraphBuilder.classicalDomain }) {
            versions.append(
                (GraphBuilder.classicalDomain, GraphBuilder.classicalOperatorSetVersion))
        }
        opsetImport = versions.map { domain, version in
            var set = ONNXOperatorSetIdProto()
            set.domain = domain
            set.version = Int64(version)
            return set
        }
        metadataProps = metadata.map { key, value in
            var entry = ONNXStringStringEntryProto()
            entry.key = key
            entry.value = value
            return entry
        }
    }
}

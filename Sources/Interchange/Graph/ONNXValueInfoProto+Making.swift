/// What a graph takes and gives, as it is written.
extension ONNXValueInfoProto {
    /// - Parameters:
    ///   - shape: the extents of one sample; before them stands the batch, of any extent.
    ///   - words: what the tensor holds, for people.
    init(_ value: GraphValue, _ type: ONNXTensorProto.DataType, shape: [Int], words: String) {
        self.init()
        name = value.name
        docString = words
        self.type.tensorType.elemType = Int32(type.rawValue)
        var batch = ONNXTensorShapeProto.Dimension()
        batch.dimParam = "N"
        self.type.tensorType.shape.dim =
            [batch]
            + shape.map { extent in
                var dimension = ONNXTensorShapeProto.Dimension()
                dimension.dimValue = Int64(extent)
                return dimension
            }
    }

    /// A single thing, of no axis.
    init(scalar value: GraphValue, _ type: ONNXTensorProto.DataType) {
        self.init()
        name = value.name
        self.type.tensorType.elemType = Int32(type.rawValue)
        self.type.tensorType.shape = ONNXTensorShapeProto()
    }
}

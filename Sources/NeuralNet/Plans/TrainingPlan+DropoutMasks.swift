internal import Engine

extension TrainingPlan {
    /// Which activations of a batch each dropout layer keeps for a seed, by the layer's index, in
    /// plain order: what a reference needs to repeat a step.
    ///
    /// A mask is drawn by place in memory, so it is the processor's and the batch's own.
    package func dropoutMasks(seed: UInt64) throws(PlanError) -> [Int: [Bool]] {
        try engine { () throws(DNNLError) in
            var masks: [Int: [Bool]] = [:]
            for case .dropout(let output, _, let rate, let layer) in program.forwardActions {
                // The mask is the same for elements of either type.
                let mask = try Memory(output.layout.storing(.float32))
                mask.floats.update(repeating: 1)
                Kernels.dropout(
                    mask, from: mask, seed: TrainingProgram.seed(seed, layer: layer), rate: rate,
                    threadCount: threadCount)
                let plain = try Memory(.plain(mask.layout.shape))
                try Call(
                    Operation(reorder: mask.layout, to: plain.layout),
                    [(.source, mask), (.destination, plain)], scratch: Scratch()
                ).run(on: program.stream)
                masks[layer] = plain.floats.map { $0 != 0 }
            }
            return masks
        }
    }
}

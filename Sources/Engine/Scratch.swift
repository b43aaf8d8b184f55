internal import CDNNL

/// Working space that calls share because they run one after the other.
///
/// It grows to its largest user's need while a plan is built.
package final class Scratch {
    private var storage = Storage(byteCount: 0)
    private var users: [Memory] = []

    package init() {}

    func memory(_ layout: Layout) throws(DNNLError) -> Memory {
        if layout.byteCount > storage.bytes.count {
            storage = Storage(byteCount: layout.byteCount)
            for user in users {
                try check(
                    dnnl_memory_set_data_handle(user.handle, storage.bytes.baseAddress),
                    "dnnl_memory_set_data_handle")
            }
        }
        let memory = try Memory(layout, storage: storage)
        users.append(memory)
        return memory
    }
}

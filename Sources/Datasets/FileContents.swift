package import Foundation

/// Reads a whole file of at most `limit` bytes.
package func contents(of file: URL, limit: Int) throws(DataSourceError) -> [UInt8] {
    do {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        // One byte more than allowed shows that there is more, whatever the size said was.
        let data = try handle.read(upToCount: limit + 1) ?? Data()
        guard data.count <= limit else {
            throw DataSourceError.tooLarge(path: file.path, limit: limit)
        }
        return [UInt8](data)
    } catch let error as DataSourceError {
        throw error
    } catch {
        throw .unreadable(path: file.path, reason: reason(of: error))
    }
}

/// The system's own words for an error where there are some.
package func reason(of error: any Error) -> String {
    let error = error as NSError
    if let code = error.userInfo[NSUnderlyingErrorKey] as? NSError,
        code.domain == NSPOSIXErrorDomain
    {
        return String(cString: strerror(Int32(code.code)))
    }
    if error.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(error.code))) }
    if error.domain == NSCocoaErrorDomain, error.code == CocoaError.fileReadNoSuchFile.rawValue {
        return "no such file"
    }
    return error.localizedDescription
}

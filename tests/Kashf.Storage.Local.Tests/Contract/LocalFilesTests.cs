using Kashf.Storage.Contract;

namespace Kashf.Storage.Local.Tests.Contract;

public sealed class LocalFilesTests(LocalStorageFixture storage) : FilesContract(storage), IClassFixture<LocalStorageFixture>;

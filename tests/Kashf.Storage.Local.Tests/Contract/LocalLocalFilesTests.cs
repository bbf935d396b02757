using Kashf.Storage.Contract;

namespace Kashf.Storage.Local.Tests.Contract;

public sealed class LocalLocalFilesTests(LocalStorageFixture storage) : LocalFilesContract(storage), IClassFixture<LocalStorageFixture>;

using Kashf.Storage.Contract;

namespace Kashf.Storage.Local.Tests.Contract;

public sealed class LocalSearchModelTests(LocalStorageFixture storage) : SearchModelContract(storage), IClassFixture<LocalStorageFixture>;

using Kashf.Storage.Contract;

namespace Kashf.Storage.Local.Tests.Contract;

public sealed class LocalSearchTests(LocalStorageFixture storage) : SearchContract(storage), IClassFixture<LocalStorageFixture>;

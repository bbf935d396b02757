using Kashf.Storage.Contract;

namespace Kashf.Storage.Local.Tests.Contract;

public sealed class LocalRetagTests(LocalStorageFixture storage) : RetagContract(storage), IClassFixture<LocalStorageFixture>;

using Kashf.Storage.Contract;

namespace Kashf.Storage.Local.Tests.Contract;

public sealed class LocalCountersTests(LocalStorageFixture storage) : CountersContract(storage), IClassFixture<LocalStorageFixture>;

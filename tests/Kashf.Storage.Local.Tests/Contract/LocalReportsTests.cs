using Kashf.Storage.Contract;

namespace Kashf.Storage.Local.Tests.Contract;

public sealed class LocalReportsTests(LocalStorageFixture storage) : ReportsContract(storage), IClassFixture<LocalStorageFixture>;

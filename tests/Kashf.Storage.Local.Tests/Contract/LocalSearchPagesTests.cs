using Kashf.Storage.Contract;

namespace Kashf.Storage.Local.Tests.Contract;

public sealed class LocalSearchPagesTests(LocalStorageFixture storage) : SearchPagesContract(storage), IClassFixture<LocalStorageFixture>;

using Kashf.Storage.Contract;

namespace Kashf.Storage.Local.Tests.Contract;

public sealed class LocalDatasetsTests(LocalStorageFixture storage) : DatasetsContract(storage), IClassFixture<LocalStorageFixture>;

using Kashf.Storage.Contract;

namespace Kashf.Storage.Local.Tests.Contract;

public sealed class LocalModelsTests(LocalStorageFixture storage) : ModelsContract(storage), IClassFixture<LocalStorageFixture>;

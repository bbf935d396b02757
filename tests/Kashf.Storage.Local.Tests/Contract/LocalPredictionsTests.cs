using Kashf.Storage.Contract;

namespace Kashf.Storage.Local.Tests.Contract;

public sealed class LocalPredictionsTests(LocalStorageFixture storage) : PredictionsContract(storage), IClassFixture<LocalStorageFixture>;

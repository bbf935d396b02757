using Kashf.Storage.Contract;

namespace Kashf.Storage.Azure.Tests.Contract;

public sealed class AzurePredictionsTests(AzureStorageFixture storage) : PredictionsContract(storage), IClassFixture<AzureStorageFixture>;

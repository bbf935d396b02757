using Kashf.Storage.Contract;

namespace Kashf.Storage.Azure.Tests.Contract;

public sealed class AzureContradictionsTests(AzureStorageFixture storage) : ContradictionsContract(storage), IClassFixture<AzureStorageFixture>;

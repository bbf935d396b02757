using Kashf.Storage.Contract.Images;

namespace Kashf.Storage.Azure.Tests.Contract;

public sealed class AzureImagesTests(AzureStorageFixture storage) : ImagesContract(storage), IClassFixture<AzureStorageFixture>;

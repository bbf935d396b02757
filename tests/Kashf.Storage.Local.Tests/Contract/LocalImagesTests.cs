using Kashf.Storage.Contract.Images;

namespace Kashf.Storage.Local.Tests.Contract;

public sealed class LocalImagesTests(LocalStorageFixture storage) : ImagesContract(storage), IClassFixture<LocalStorageFixture>;

using Kashf.Storage.Contract;

namespace Kashf.Storage.Local.Tests.Contract;

public sealed class LocalItemsTests(LocalStorageFixture storage) : ItemsContract(storage), IClassFixture<LocalStorageFixture>;

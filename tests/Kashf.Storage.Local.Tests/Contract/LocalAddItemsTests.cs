using Kashf.Storage.Contract;

namespace Kashf.Storage.Local.Tests.Contract;

public sealed class LocalAddItemsTests(LocalStorageFixture storage) : AddItemsContract(storage), IClassFixture<LocalStorageFixture>;

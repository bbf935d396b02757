using Kashf.Storage.Contract.Lists;

namespace Kashf.Storage.Local.Tests.Contract;

public sealed class LocalListsTests(LocalStorageFixture storage) : ListsContract(storage), IClassFixture<LocalStorageFixture>;

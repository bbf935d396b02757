namespace Kashf.Storage.Local.Database;

internal enum SqlType
{
    Null,
    Integer,
    Real,
    Text,
    Blob,
}

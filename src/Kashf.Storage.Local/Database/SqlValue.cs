using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Kashf.Storage.Local.Database;

/// <summary>A parameter of a statement, passed without boxing.</summary>
[SuppressMessage("Performance", "CA1815", Justification = "Never compared.")]
internal readonly struct SqlValue
{
    private SqlValue(SqlType type, long integer, ReadOnlyMemory<byte> bytes)
    {
        Type = type;
        Integer = integer;
        Bytes = bytes;
    }

    public SqlType Type { get; }

    /// <summary>The integer, or the bits of the real number.</summary>
    public long Integer { get; }

    /// <summary>The blob, or the text in UTF-8.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    public static SqlValue Utf8(ReadOnlyMemory<byte> text) => new(SqlType.Text, 0, text);

    public static implicit operator SqlValue(long value) => new(SqlType.Integer, value, default);

    public static implicit operator SqlValue(long? value) => value is { } some ? some : default(SqlValue);

    public static implicit operator SqlValue(bool value) => value ? 1L : 0L;

    public static implicit operator SqlValue(double? value) =>
        value is { } some ? new(SqlType.Real, BitConverter.DoubleToInt64Bits(some), default) : default;

    public static implicit operator SqlValue(string? value) =>
        value is null ? default : Utf8(Encoding.UTF8.GetBytes(value));

    public static implicit operator SqlValue(ReadOnlyMemory<byte> value) => new(SqlType.Blob, 0, value);

    public static implicit operator SqlValue(byte[] value) => new(SqlType.Blob, 0, value);

    public static implicit operator SqlValue(DateTimeOffset value) => value.UtcTicks;

    public static implicit operator SqlValue(DateTimeOffset? value) => value?.UtcTicks;
}

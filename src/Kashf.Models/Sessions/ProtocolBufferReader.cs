namespace Kashf.Models.Sessions;

/// <summary>Goes through the fields of one message of protocol buffers, and lets their contents be changed in place.</summary>
internal ref struct ProtocolBufferReader(Span<byte> message)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;
    private const int VarintBits = 64;

    private Span<byte> rest = message;

    public int Number { get; private set; }

    /// <summary>Of a field that is a number.</summary>
    public ulong Value { get; private set; }

    /// <summary>Of any other field.</summary>
    public Span<byte> Content { get; private set; }

    /// <returns>Whether there was another field; not where the rest can't be read.</returns>
    public bool Next()
    {
        if (!TryReadVarint(out var key))
            return false;
        Number = (int)(key >> 3);
        Value = 0;
        Content = [];
        switch ((int)(key & 7))
        {
            case Varint:
                var isRead = TryReadVarint(out var value);
                Value = value;
                return isRead;
            case Fixed64:
                return TryTake(sizeof(ulong));
            case Fixed32:
                return TryTake(sizeof(uint));
            case LengthDelimited:
                return TryReadVarint(out var length) && TryTake(length);
            default:
                return false;
        }
    }

    private bool TryTake(ulong length)
    {
        if (length > (ulong)rest.Length)
            return false;
        Content = rest[..(int)length];
        rest = rest[(int)length..];
        return true;
    }

    private bool TryReadVarint(out ulong value)
    {
        value = 0;
        for (var (at, shift) = (0, 0); at < rest.Length && shift < VarintBits; at++, shift += 7)
        {
            value |= (ulong)(rest[at] & 0x7F) << shift;
            if (rest[at] >= 0x80)
                continue;
            rest = rest[(at + 1)..];
            return true;
        }

        return false;
    }
}

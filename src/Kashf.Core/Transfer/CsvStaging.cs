using System.Buffers;
using Kashf.Core.Results;

namespace Kashf.Core.Transfer;

/// <summary>Copies what somebody sent into the form that <see cref="CsvReader"/> reads.</summary>
public static class CsvStaging
{
    private const int BlockBytes = 64 << 10;

    /// <summary>
    /// Copies CSV in UTF-8 (with or without a byte order mark) or UTF-16 (with one) as UTF-8 without a mark. What is no
    /// Unicode in the source stays invalid in the copy, so that the rows it lies in fail and nothing is altered silently.
    /// </summary>
    /// <param name="source">Read to its end unless refused before; not disposed of.</param>
    /// <param name="destination">Where an error is returned it holds a part, to be thrown away.</param>
    /// <param name="maximumBytes">Of the source.</param>
    /// <param name="cancellation">Ends the copying.</param>
    /// <returns>Or an error: <see cref="ErrorKind.TooLarge"/>, or <see cref="ErrorKind.Unprocessable"/> where the file is
    /// clearly not CSV, which its first block tells.</returns>
    public static async Task<Result<StagedCsv>> CopyAsUtf8Async(
        Stream source, Stream destination, long maximumBytes, CancellationToken cancellation)
    {
        using var copy = new HashedCopy(destination);
        var block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            var length = await source.ReadAtLeastAsync(block, BlockBytes, throwOnEndOfStream: false, cancellation);
            var (transcoder, mark) = Utf16Transcoder.For(block.AsSpan(0, length));
            var start = mark;
            for (var total = (long)length; length > 0; total += length)
            {
                if (total > maximumBytes)
                    return TransferErrors.TooLarge(maximumBytes);
                var utf8 = transcoder is null ? block.AsMemory(start, length - start) : transcoder.Convert(block.AsSpan(start, length - start));
                if (copy.Bytes == 0 && CsvSignature.Refuse(utf8.Span) is { } refusal)
                    return refusal;
                await copy.WriteAsync(utf8, cancellation);
                length = await source.ReadAsync(block.AsMemory(0, BlockBytes), cancellation);
                start = 0;
            }

            if (transcoder is not null)
                await copy.WriteAsync(transcoder.Finish(), cancellation);
            return copy.Finish();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}

using Kashf.Core.Images;
using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Reports;

/// <summary>The box of a report as a column.</summary>
internal static class ReportBox
{
    public static SqlValue Of(PixelBox? box)
    {
        if (box is not { } some)
        {
            return default;
        }

        var bytes = new byte[PixelBox.Size];
        some.CopyTo(bytes);
        return bytes;
    }

    public static PixelBox? Read(Statement row, int column) => row.IsNull(column) ? null : PixelBox.Read(row.Bytes(column));
}

using Kashf.Core.Images;
using Kashf.Core.Reports;

namespace Kashf.Storage.Local.Reports;

/// <param name="Live">False while the reports of a deleted tag are being purged: nobody is to see it.</param>
internal readonly record struct StoredReport(long TagId, bool Positive, PixelBox? Box, long Position, bool Live)
{
    public TagReport Report => new(TagId, Positive, Box);
}

using System.ComponentModel.DataAnnotations;
using Kashf.Functions.Video;

namespace Kashf.Functions.Tests.Video;

public sealed class VideoJobOptionsTests
{
    [Theory]
    [InlineData(2_000, 2_000, true)]
    [InlineData(2_001, 2_000, false)]
    public void Validate_OneFileMustHaveRoomAmongAll(long fileBytes, long storedBytes, bool isValid)
    {
        var options = new VideoJobOptions { FileBytes = fileBytes, StoredBytes = storedBytes };
        var faults = new List<ValidationResult>();

        Assert.Equal(isValid, Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true));
        Assert.Equal(isValid ? [] : ["StoredBytes"], faults.SelectMany(fault => fault.MemberNames));
    }
}

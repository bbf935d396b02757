using System.ComponentModel.DataAnnotations;
using Kashf.Storage.Azure.Configuration;

namespace Kashf.Storage.Azure.Tests.Configuration;

public sealed class ServerWatchOptionsTests
{
    [Theory]
    [InlineData(5, 30, true)]
    [InlineData(0.2, 0.6, true)]
    [InlineData(0, 30, false)]
    [InlineData(10, 29, false)]
    public void Validate_TakeOver_LeavesRoomForThreeHeartbeats(double heartbeat, double takeOver, bool isValid)
    {
        var options = new ServerWatchOptions { HeartbeatSeconds = heartbeat, TakeOverSeconds = takeOver };
        Assert.Equal(isValid, Validator.TryValidateObject(options, new ValidationContext(options), [], validateAllProperties: true));
    }
}

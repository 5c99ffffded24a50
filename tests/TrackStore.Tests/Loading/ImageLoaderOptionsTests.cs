using Microsoft.Extensions.Options;
using TrackStore.Loading;

namespace TrackStore.Tests.Loading;

public sealed class ImageLoaderOptionsTests
{
    private readonly ImageLoaderOptionsValidator _validator = new();

    public static TheoryData<Action<ImageLoaderOptions>, string> OutOfRange => new()
    {
        { options => options.CacheBytes = -1, nameof(ImageLoaderOptions.CacheBytes) },
        { options => options.AbsenceLifetime = TimeSpan.FromTicks(-1), nameof(ImageLoaderOptions.AbsenceLifetime) },
        { options => options.AbsenceLifetime = TimeSpan.FromDays(366), nameof(ImageLoaderOptions.AbsenceLifetime) },
        { options => options.FailureLifetime = TimeSpan.FromTicks(-1), nameof(ImageLoaderOptions.FailureLifetime) },
        { options => options.FailureLifetime = TimeSpan.FromDays(2), nameof(ImageLoaderOptions.FailureLifetime) },
        { options => options.MaxConcurrentReads = 0, nameof(ImageLoaderOptions.MaxConcurrentReads) },
        { options => options.MaxConcurrentReads = 65, nameof(ImageLoaderOptions.MaxConcurrentReads) },
        { options => options.PictureLifetime = TimeSpan.FromTicks(-1), nameof(ImageLoaderOptions.PictureLifetime) },
        { options => options.BitmapCacheBytes = -1, nameof(ImageLoaderOptions.BitmapCacheBytes) },
        { options => options.MaxConcurrentDecodes = 0, nameof(ImageLoaderOptions.MaxConcurrentDecodes) },
        { options => options.MaxConcurrentDecodes = 65, nameof(ImageLoaderOptions.MaxConcurrentDecodes) },
    };

    [Fact]
    public void Validate_Defaults_Succeeds()
    {
        var options = new ImageLoaderOptions();

        ValidateOptionsResult result = _validator.Validate(null, options);

        Assert.True(result.Succeeded);
        Assert.Equal((67_108_864L, TimeSpan.FromMinutes(5)), (options.CacheBytes, options.AbsenceLifetime));
        Assert.Equal((TimeSpan.FromSeconds(5), 4), (options.FailureLifetime, options.MaxConcurrentReads));
        Assert.Equal((134_217_728L, 2, null), (options.BitmapCacheBytes, options.MaxConcurrentDecodes, options.PictureLifetime));
    }

    [Fact]
    public void Validate_NothingIsRemembered_Succeeds()
    {
        var options = new ImageLoaderOptions { CacheBytes = 0, AbsenceLifetime = TimeSpan.Zero, FailureLifetime = TimeSpan.Zero };

        Assert.True(_validator.Validate(null, options).Succeeded);
    }

    [Theory]
    [MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public void Validate_OutOfRange_NamesTheOption(Action<ImageLoaderOptions> change, string option)
    {
        var options = new ImageLoaderOptions();
        change(options);

        ValidateOptionsResult result = _validator.Validate(null, options);

        Assert.True(result.Failed);
        Assert.Contains(option, result.FailureMessage, StringComparison.Ordinal);
    }
}

using Microsoft.Extensions.Options;
using TrackStore.Artwork;

namespace TrackStore.Tests.Artwork;

public sealed class ArtworkOptionsTests
{
    private readonly ArtworkOptionsValidator _validator = new();

    public static TheoryData<Action<ArtworkOptions>, string> Unfit => new()
    {
        { options => options.MaxBytes = 0, "MaxBytes must be between 1 and 1000000000" },
        { options => options.MaxPixels = 0, "MaxPixels must be between 1 and 9223372036854775807" },
        { options => options.MaxConcurrentDecodes = 0, "MaxConcurrentDecodes must be between 1 and 256" },
        { options => options.SourceRanking = null!, "SourceRanking" },
        { options => options.SourceRanking = ["spotify", ""], "SourceRanking: \"\" is not a valid source name" },
        { options => options.SourceRanking = [null!], "SourceRanking: \"\" is not a valid source name" },
        { options => options.SourceRanking = ["discogs "], "\"discogs \" is not a valid source name" },
        { options => options.PlaceholderHashes = null!, "PlaceholderHashes" },
        { options => options.PlaceholderHashes = [null!], "PlaceholderHashes: \"\" is not a SHA-256 hash" },
        { options => options.PlaceholderHashes = ["abc"], "\"abc\" is not a SHA-256 hash" },
        { options => options.PlaceholderHashes = [new string('g', 64)], "is not a SHA-256 hash" },
        { options => options.PlaceholderHashes = ["sha256:" + new string('0', 64)], "is not a SHA-256 hash" },
        { options => options.Renditions = null!, "Renditions" },
    };

    [Fact]
    public void Validate_DefaultsAndHashesInEitherCase_Succeeds()
    {
        var options = new ArtworkOptions { PlaceholderHashes = [new string('a', 64), new string('F', 64)] };

        ValidateOptionsResult result = _validator.Validate(null, options);

        Assert.True(result.Succeeded);
    }

    [Theory]
    [MemberData(nameof(Unfit), DisableDiscoveryEnumeration = true)]
    public void Validate_Unfit_SaysWhatIsWrong(Action<ArtworkOptions> change, string reason)
    {
        var options = new ArtworkOptions();
        change(options);

        ValidateOptionsResult result = _validator.Validate(null, options);

        Assert.True(result.Failed);
        Assert.Contains(reason, result.FailureMessage, StringComparison.Ordinal);
    }
}

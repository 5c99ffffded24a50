using TrackStore.Artwork;
using TrackStore.Artwork.Rendering;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Artwork.Rendering;

public sealed class RenderingKeyTests
{
    private static readonly CountingProcessor Processor = new();

    [Fact]
    public void ProfileOf_Defaults_ReadsAsItAlwaysDid()
        => Assert.Equal("640,300,120,60;q85;counting 1.0", RenderingKey.ProfileOf(RenditionProfile.Default, Processor));

    [Fact]
    public void ProfileOf_EachOption_DiffersFromAllOthers()
    {
        string[] profiles =
        [
            .. new RenditionOptions[]
            {
                new(),
                new() { Thumbnail = 61 },
                new() { Small = 121 },
                new() { Medium = 301 },
                new() { Large = 641 },
                new() { Quality = 86 },
                new() { Quality = 8 },
                new() { Format = RenditionFormat.WebP },
                new() { Shape = RenditionShape.SquareByCropping },
                new() { Shape = RenditionShape.SquareByPadding },
                new() { Shape = RenditionShape.SquareByPadding, PaddingColor = 0x0000FF },
                new() { Shape = RenditionShape.SquareByPadding, Format = RenditionFormat.WebP },
            }.Select(options => RenderingKey.OptionsOf(options.ToProfile())),
        ];

        Assert.Distinct(profiles);
        Assert.All(profiles, one => Assert.DoesNotContain(profiles, other => other != one && other.StartsWith(one, StringComparison.Ordinal)));
    }

    [Fact]
    public void ProfileOf_LongestOptionsAndIdentity_FitTheirColumn()
    {
        var options = new RenditionOptions
        {
            Thumbnail = 4093,
            Small = 4094,
            Medium = 4095,
            Large = 4096,
            Quality = 100,
            Format = RenditionFormat.WebP,
            Shape = RenditionShape.SquareByPadding,
        };

        string profile = RenderingKey.ProfileOf(options.ToProfile(), new CountingProcessor { Identity = new string('x', 100) });

        Assert.InRange(profile.Length, 1, 200);
    }
}

using NetVips;

namespace TrackStore.Tests.Fixtures;

/// <summary>Makes small pictures to store: a seed gives a picture of its own, always the same bytes.</summary>
public static class Pictures
{
    public static byte[] Jpeg(int seed = 1, int width = 800, int height = 800)
    {
        using NetVips.Image picture = Pattern(seed, width, height);
        return picture.JpegsaveBuffer(q: 90);
    }

    public static byte[] TransparentPng(int seed = 1, int width = 300, int height = 200)
    {
        using NetVips.Image picture = Pattern(seed, width, height);
        using NetVips.Image alpha = NetVips.Image.Grey(width, height, uchar: true);
        using NetVips.Image joined = picture.Bandjoin(alpha);
        return joined.PngsaveBuffer();
    }

    private static NetVips.Image Pattern(int seed, int width, int height)
    {
        using NetVips.Image ramp = NetVips.Image.Grey(width, height, uchar: true);
        using NetVips.Image colored = ramp.Linear([0.9, 0.6, 0.3], [seed * 7 % 97, seed * 13 % 89, seed * 29 % 101]);
        return colored.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }
}

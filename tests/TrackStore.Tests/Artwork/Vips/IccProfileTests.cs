using TrackStore.Artwork.Vips;
using TrackStore.Conformance;
using VipsImage = NetVips.Image;

namespace TrackStore.Tests.Artwork.Vips;

public sealed class IccProfileTests
{
    [Theory]
    [InlineData("srgb", 3, true)]
    [InlineData("p3", 3, false)]
    [InlineData("cmyk", 4, false)]
    public void IsSrgb_KnownProfile_TellsSrgb(string name, int channels, bool expected)
    {
        byte[] profile = Read(name);

        Assert.True(IccProfile.Describes(profile, channels));
        Assert.Equal(expected, IccProfile.IsSrgb(profile));
    }

    [Fact]
    public void IsSrgb_VersionTwoDescription_TellsSrgb()
    {
        byte[] profile = new byte[180];
        profile[131] = 1;
        "desc"u8.CopyTo(profile.AsSpan(132));
        profile[139] = 144;
        profile[143] = 36;
        "desc\0\0\0\0\0\0\0\u0012sRGB IEC61966-2.1\0"u8.CopyTo(profile.AsSpan(144));

        Assert.True(IccProfile.IsSrgb(profile));
    }

    [Fact]
    public void Describes_OtherChannels_IsFalse() => Assert.False(IccProfile.Describes(Read("p3"), 4));

    [Fact]
    public void IsSrgb_DamagedProfile_NeverThrows()
    {
        byte[] profile = Read("srgb");
        var random = new Random(3);
        for (int round = 0; round < 2000; round++)
        {
            byte[] damaged = profile[..random.Next(profile.Length)];
            for (int flip = 0; flip < 4 && damaged.Length > 128; flip++)
                damaged[random.Next(128, damaged.Length)] = (byte)random.Next(256);

            bool standard = IccProfile.IsSrgb(damaged);

            Assert.True(!standard || damaged.Length > 128);
        }
    }

    private static byte[] Read(string name)
    {
        using VipsImage image = TestPicture.Flat(1, 1, [0, 0, 0]).IccTransform(name, inputProfile: "srgb");
        return (byte[])image.Get("icc-profile-data");
    }
}

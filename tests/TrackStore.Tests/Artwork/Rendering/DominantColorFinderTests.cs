using TrackStore.Artwork;
using TrackStore.Artwork.Rendering;

namespace TrackStore.Tests.Artwork.Rendering;

public sealed class DominantColorFinderTests
{
    [Theory]
    [InlineData(0x000000)]
    [InlineData(0xFFFFFF)]
    [InlineData(0x808080)]
    [InlineData(0xFF0000)]
    [InlineData(0x0000FF)]
    [InlineData(0x2F8F57)]
    public void Of_OneColor_IsThatColor(int color)
    {
        int? found = DominantColorFinder.Find(Stripes((color, 255, 100)));

        Assert.Equal(color, found);
    }

    [Fact]
    public void Of_TwoColors_TakesTheLargerAreaAndDoesNotMix()
    {
        int? mostlyRed = DominantColorFinder.Find(Stripes((0xC83028, 255, 60), (0x2050C0, 255, 40)));
        int? mostlyBlue = DominantColorFinder.Find(Stripes((0xC83028, 255, 40), (0x2050C0, 255, 60)));

        Assert.Equal((0xC83028, 0x2050C0), (mostlyRed, mostlyBlue));
    }

    [Fact]
    public void Of_ShadesOfOneColor_OutweighALargerSingleStripe()
    {
        // Sixty parts of blues that are told apart, but each with less than the red.
        (int, int, int)[] blues = [.. Enumerable.Range(0, 6).Select(i => (0x2050B0 + (i * 0x040404), 255, 10))];

        int found = DominantColorFinder.Find(Stripes([.. blues, (0xC83028, 255, 40)]))!.Value;

        AssertNear(0x2A5ABA, found, tolerance: 8);
    }

    [Fact]
    public void Of_ColorAroundAGroupsBound_IsNotSplit()
    {
        // 0x7F and 0x80 differ in their upper four bits, in each of the three bands.
        int found = DominantColorFinder.Find(Stripes((0x7F7F7F, 255, 30), (0x808080, 255, 30), (0xE0C020, 255, 40)))!.Value;

        AssertNear(0x808080, found, tolerance: 1);
    }

    [Fact]
    public void Of_TransparentPixels_DoNotCount()
    {
        int? found = DominantColorFinder.Find(Stripes((0x10FF10, 0, 90), (0xC83028, 255, 10)));
        int? faint = DominantColorFinder.Find(Stripes((0x10FF10, 20, 80), (0xC83028, 255, 20)));
        int? nothing = DominantColorFinder.Find(Stripes((0x10FF10, 0, 100)));

        Assert.Equal((0xC83028, 0xC83028, (int?)null), (found, faint, nothing));
    }

    [Fact]
    public void Of_Noise_IsTheSameEveryTime()
    {
        byte[] noise = new byte[100 * 100 * 4];
        new Random(5).NextBytes(noise);

        int? first = DominantColorFinder.Find(new ArtworkPreview(100, 100, noise));
        int? second = DominantColorFinder.Find(new ArtworkPreview(100, 100, noise.ToArray()));

        Assert.NotNull(first);
        Assert.Equal(first, second);
    }

    private static void AssertNear(int expected, int actual, int tolerance)
    {
        foreach (int shift in new[] { 16, 8, 0 })
            Assert.InRange((actual >> shift) & 255, ((expected >> shift) & 255) - tolerance, ((expected >> shift) & 255) + tolerance);
    }

    /// <summary>Paints a hundred rows in the given colors.</summary>
    private static ArtworkPreview Stripes(params (int Color, int Alpha, int Rows)[] stripes)
    {
        byte[] rgba = [.. stripes.SelectMany(stripe => Enumerable.Repeat(
            new[] { (byte)(stripe.Color >> 16), (byte)(stripe.Color >> 8), (byte)stripe.Color, (byte)stripe.Alpha }, stripe.Rows * 5).SelectMany(pixel => pixel))];
        return new ArtworkPreview(5, 100, rgba);
    }
}

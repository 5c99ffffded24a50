using TrackStore.Benchmarks.Artwork;

namespace TrackStore.Tests.Benchmarks.Artwork;

public class LanczosTests
{
    [Fact]
    public void Reduce_OneColor_KeepsItExactly()
    {
        byte[] pixels = [.. Enumerable.Range(0, 37 * 23).SelectMany(_ => new byte[] { 200, 13, 255, 128 })];

        byte[] reduced = Lanczos.Reduce(pixels, 37, 23, 11, 7);

        Assert.Equal([.. Enumerable.Range(0, 11 * 7).SelectMany(_ => new byte[] { 200, 13, 255, 128 })], reduced);
    }

    [Fact]
    public void Reduce_SameSize_CopiesThePicture()
    {
        byte[] pixels = [.. Enumerable.Range(0, 5 * 3 * 4).Select(i => (byte)(i * 4))];

        byte[] reduced = Lanczos.Reduce(pixels, 5, 3, 5, 3);

        Assert.Equal(pixels, reduced);
        Assert.NotSame(pixels, reduced);
    }

    [Fact]
    public void Reduce_LinearGradient_StaysOneAwayFromTheEdges()
    {
        const int Width = 120;
        byte[] pixels = [.. Enumerable.Range(0, Width * 40).SelectMany(i => new[] { (byte)(i % Width * 2), (byte)0, (byte)(240 - (i % Width * 2)), (byte)255 })];

        byte[] reduced = Lanczos.Reduce(pixels, Width, 40, Width / 4, 10);

        for (int x = 4; x < (Width / 4) - 4; x++)
        {
            int expected = ((x * 4) + 2) * 2 - 1;
            Assert.InRange(reduced[x * 4], expected - 1, expected + 1);
            Assert.InRange(reduced[(x * 4) + 2], 240 - expected - 1, 240 - expected + 1);
        }
    }

    [Fact]
    public void Reduce_TurnedPicture_IsTurnedButForRounding()
    {
        var random = new Random(7);
        byte[] pixels = new byte[64 * 48 * 4];
        random.NextBytes(pixels);

        byte[] reduced = Lanczos.Reduce(pixels, 64, 48, 19, 13);
        byte[] turned = Lanczos.Reduce(Turn(pixels), 64, 48, 19, 13);

        Assert.All(Turn(reduced).Zip(turned), pair => Assert.InRange(pair.First - pair.Second, -1, 1));
        Assert.NotEqual(reduced, turned);
    }

    // By half a turn: the last pixel first.
    private static byte[] Turn(byte[] pixels) => [.. pixels.Chunk(4).Reverse().SelectMany(pixel => pixel)];
}

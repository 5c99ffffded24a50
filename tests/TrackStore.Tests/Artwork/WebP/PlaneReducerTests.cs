using TrackStore.Artwork.Vips;
using TrackStore.Artwork.WebP;

namespace TrackStore.Tests.Artwork.WebP;

public sealed class PlaneReducerTests
{
    [Fact]
    public void Push_FlatPlane_StaysFlat()
    {
        var random = new Random(5);
        for (int round = 0; round < 150; round++)
        {
            var size = new PixelSize(random.Next(20, 400), random.Next(20, 400));
            PixelSize target = size.FitWithin(random.Next(20, 400));
            foreach (byte value in new byte[] { 0, 1, 127, 254, 255 })
            {
                byte[][] reduced = Reduce(size.Width, size.Height, target.Width, target.Height, (_, _) => value);

                Assert.True(reduced.All(row => row.All(sample => sample == value)), $"{size.Width}x{size.Height} to {target.Width}x{target.Height} of {value}");
            }
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 5)]
    [InlineData(64, 64)]
    [InlineData(301, 40)]
    public void Push_SameSize_ChangesNothing(int width, int height)
    {
        byte[][] reduced = Reduce(width, height, width, height, (x, y) => (byte)((x * 7) ^ (y * 13)));

        Assert.Equal((height, width), (reduced.Length, reduced[0].Length));
        Assert.All(reduced.Index(), row => Assert.Equal(Enumerable.Range(0, width).Select(x => (byte)((x * 7) ^ (row.Index * 13))), row.Item));
    }

    [Theory]
    [InlineData(900, 600)]
    [InlineData(200, 133)]
    [InlineData(60, 40)]
    [InlineData(7, 5)]
    public void Push_Gradient_StaysWhereItIs(int targetWidth, int targetHeight)
    {
        // Of rows and columns alike, and through halvings, too: brightness at a place is that of the same place in the original.
        byte[][] reduced = Reduce(1000, 666, targetWidth, targetHeight, (x, y) => (byte)(((x + 0.5) / 1000 * 100) + ((y + 0.5) / 666 * 100)));

        Assert.All(reduced.Index(), row => Assert.All(row.Item.Index(), sample => Assert.InRange(
            sample.Item,
            ((sample.Index + 0.5) / targetWidth * 100) + ((row.Index + 0.5) / targetHeight * 100) - 2.5,
            ((sample.Index + 0.5) / targetWidth * 100) + ((row.Index + 0.5) / targetHeight * 100) + 1.5)));
    }

    [Fact]
    public void WeightsOf_AnyMachine_AreTheSame()
    {
        ulong hash = 14695981039346656037;
        foreach ((int source, int target) in new[] { (1000, 640), (1400, 640), (641, 640), (2000, 500), (501, 640) })
        {
            var taps = new ReductionTaps(source, target, (double)source / target);
            for (int index = 0; index < target; index++)
            {
                foreach (short weight in taps.WeightsOf(index))
                    hash = unchecked((hash ^ (ushort)weight) * 1099511628211);
            }
        }

        Assert.Equal(8654213239365436725UL, hash);
    }

    private static byte[][] Reduce(int width, int height, int targetWidth, int targetHeight, Func<int, int, byte> sample)
    {
        var plan = new ReductionPlan(width, height, targetWidth, targetHeight, (double)width / targetWidth, (double)height / targetHeight);
        using PlaneReducer reducer = plan.CreateReducer();
        IPlaneSink sink = plan.LeadTo(reducer);
        for (int y = 0; y < height; y++)
            sink.Push([.. Enumerable.Range(0, width).Select(x => sample(x, y))]);
        return [.. Enumerable.Range(0, targetHeight).Select(row => reducer.RowAt(row).ToArray())];
    }
}

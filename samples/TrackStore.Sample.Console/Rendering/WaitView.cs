using Spectre.Console;
using TrackStore.Sample.Platforms;

namespace TrackStore.Sample.Rendering;

/// <summary>Shows in a terminal that a platform is being waited for.</summary>
internal static class WaitView
{
    /// <param name="output">Where it is shown.</param>
    /// <param name="platform">Who is asked.</param>
    /// <param name="reading">What it gave so far, or null where that isn't counted.</param>
    /// <param name="work">What is waited for.</param>
    public static Task<T> RunAsync<T>(Output output, string platform, ReadingCount? reading, Func<Task<T>> work)
    {
        if (output.IsPlain)
            return work();
        return output.Terminal.Status().StartAsync(Markup.Escape($"Asking {platform}"), context =>
        {
            if (reading is not null)
                reading.Changed = read => context.Status = Markup.Escape($"Asking {platform}: {Format.Count(read, "track")}");
            return work();
        });
    }
}

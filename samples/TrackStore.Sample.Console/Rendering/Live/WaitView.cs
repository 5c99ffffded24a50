using Spectre.Console;
using TrackStore.Sample.Platforms;

namespace TrackStore.Sample.Rendering.Live;

/// <summary>Shows in a terminal that a platform was asked and hasn't answered yet.</summary>
internal static class WaitView
{
    /// <summary>Shows the wait until the work is done.</summary>
    /// <param name="output">Where it is shown.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="counter">Counts the tracks that it returned, or null.</param>
    /// <param name="work">The work.</param>
    public static Task<T> RunAsync<T>(Output output, string platform, ReadCounter? counter, Func<Task<T>> work)
    {
        if (output.IsPlain)
            return work();
        return output.Terminal.Status().StartAsync(Markup.Escape($"Asking {platform}"), context =>
        {
            if (counter is not null)
                counter.Changed = read => context.Status = Markup.Escape($"Asking {platform}: {Format.Count(read, "track")}");
            return work();
        });
    }
}

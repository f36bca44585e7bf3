using Bakery.Telemetry;

namespace Bakery.Floor;

public sealed class Batch { public int Number { get; init; } public Guid Lot { get; init; } = Guid.NewGuid(); }

public class Shift(IOvenTelemetry telemetry)
{
    private const string BigOven = "big";

    public void Bake(Batch batch, bool rye)
    {
        telemetry.Baked(BigOven, rye ? "rye" : "wheat", batch.Lot.ToString()); // bounded: recipe // high: batch #1
        telemetry.Burnt(BigOven, null); // bounded: note
    }

    public void Problem(Exception problem, string code)
    {
        telemetry.Burnt("small", problem.Message); // high: note #2
        telemetry.Opened(new Dictionary<string, object?>
        {
            ["door"] = "front", // bounded: door
            ["door_code"] = Guid.NewGuid(), // high: door_code #3
        });
    }
}

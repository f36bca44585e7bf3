// A service name that Kubernetes refuses
using MetricsKit;

[assembly: MetricsService("MyShop.Api")] // MK1022
